// In place of the sqlite3 shell where there is none: runs one statement on a database file.
import Database from 'better-sqlite3';

const [, , file, statement] = process.argv;
const database = new Database(file, { fileMustExist: true });
const prepared = database.prepare(statement);
if (prepared.reader) for (const row of prepared.raw().all()) console.log(row.join('|'));
else prepared.run();
database.close();
