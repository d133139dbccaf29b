import { type Command, Option } from 'commander';
import { examples, idempotencyKeyOption, ifMatchOption } from '../commands/arguments.js';
import type { OpenSession } from '../session.js';
import { operate, type Said } from './operate.js';
import type { Group, Input, Operation } from './operation.js';
import { typedValues } from './request.js';
import { wholeNumber } from './values.js';

/** Makes commands of a table, in the group of that name if there is one. */
export function registerGroup(program: Command, { name, description, operations }: Group, open: OpenSession): void {
  const group = name === '' ? program : (program.commands.find((each) => each.name() === name) ?? newGroup());
  for (const operation of operations) register(group, operation, open);

  function newGroup(): Command {
    const shown = operations.slice(0, 2).map(({ examples: [first] }) => first);
    return program
      .command(name)
      .description(description)
      .helpCommand(false)
      .addHelpText('after', examples(...shown));
  }
}

function register(group: Command, operation: Operation, open: OpenSession): void {
  const command = group
    .command(operation.name)
    .description(`${operation.description}${roleText(operation)}`)
    .addHelpText('after', examples(...operation.examples));
  const args = operation.inputs.filter(isArgument);
  for (const { typed, description, read } of args) {
    if (read === undefined) command.argument(typed, description);
    else command.argument(typed, description, read);
  }
  const file = operation.kind === 'change' ? operation.file : undefined;
  if (file !== undefined) command.argument('<file>', file.description);
  const options = new Map(
    operation.inputs.filter((input) => !isArgument(input)).map((input) => [input, optionOf(input)]),
  );
  for (const option of [...options.values(), ...commonOptions(operation)]) command.addOption(option);
  command.action(async (...given: unknown[]) => {
    const said = command.opts<Said & Record<string, unknown>>();
    const typed = typedValues(operation.inputs, (input) => {
      const option = options.get(input);
      return option === undefined ? given[args.indexOf(input)] : said[option.attributeName()];
    });
    const { limit, ifMatch, idempotencyKey } = said;
    await operate(open(command), operation, typed, {
      ...(limit === undefined ? {} : { limit }),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(file === undefined ? {} : { file: String(given[args.length]) }),
    });
  });
}

const isArgument = ({ typed }: Input): boolean => typed.startsWith('<');

const roleText = ({ as }: Operation): string => {
  if (as === undefined) return '';
  return as === 'anyone' ? ' Needs any identity.' : ` Uses the role ${as}; --as names another identity.`;
};

function optionOf({ typed, description, required, several, choices, read = String }: Input): Option {
  const option = new Option(typed, several === true ? `${description}; may be given several times` : description);
  if (required === true) option.makeOptionMandatory();
  if (choices !== undefined) option.choices(choices);
  else if (several === true) {
    option.argParser((text: string, before: readonly unknown[] | undefined) => [...(before ?? []), read(text)]);
  } else if (typed.includes('<')) option.argParser(read);
  return option;
}

function commonOptions(operation: Operation): readonly Option[] {
  switch (operation.kind) {
    case 'list':
      return [new Option('--limit <number>', 'at most this many lines (default: all)').argParser(wholeNumber)];
    case 'show':
      return [];
    case 'change':
      return operation.thing === undefined ? [idempotencyKeyOption()] : [ifMatchOption(), idempotencyKeyOption()];
  }
}
