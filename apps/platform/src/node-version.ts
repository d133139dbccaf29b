// The embedded store's binary ends an older Node without a word, so this is imported before everything else.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `This needs Node 22.14 or newer and runs on ${process.versions.node}: start it with npm start, which brings its own.\n`,
  );
  process.exit(1);
}

export {};
