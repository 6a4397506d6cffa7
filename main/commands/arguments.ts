// The words of a command line: options by table, so that parsing, checking and `--help` say the same.

import { parseArgs } from 'node:util';

export type Option = {
  readonly name: string;
  readonly short?: string;
  /** What the value is, for the help; absent for a switch. */
  readonly value?: string;
  readonly repeat?: true;
  readonly help: string;
};

export type Arguments = {
  readonly words: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
};

/** The command line cannot be understood; the message says how it should be. */
export class UsageError extends Error {}

/** Reads the words after the command's name. Throws UsageError on an unknown option or a missing value. */
export function readArguments(argv: readonly string[], options: readonly Option[]): Arguments {
  const config = Object.fromEntries(
    options.map((option) => [option.name, {
      type: option.value === undefined ? ('boolean' as const) : ('string' as const),
      ...(option.short === undefined ? {} : { short: option.short }),
      ...(option.repeat ? { multiple: true } : {}),
    }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: config, allowPositionals: true, strict: true });
    const list = (name: string): readonly string[] => {
      const value = values[name];
      return typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    };
    return { words: positionals, flag: (name) => values[name] === true, value: (name) => list(name).at(-1), values: list };
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. To specify a positional argument.*$/s, ''), { cause: error });
  }
}

/** The value of an option that takes one of a few words, in any case. */
export function choice<T extends string>(words: Arguments, name: string, all: readonly T[]): T | undefined {
  const text = words.value(name);
  if (text === undefined) return undefined;
  const found = all.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UsageError(`--${name} ${text}: expected one of ${all.join(', ')}`);
  return found;
}

/** The value of an option that takes a number of at least zero. */
export function positive(words: Arguments, name: string): number | undefined {
  const text = words.value(name);
  if (text !== undefined && !/^\d{1,9}(\.\d+)?$/.test(text)) throw new UsageError(`--${name} ${text}: expected a number`);
  return text === undefined ? undefined : Number(text);
}

/** The options as lines of a help text. */
export function describeOptions(options: readonly Option[]): string {
  const heads = options.map((option) => `${option.short ? `-${option.short}, ` : '    '}--${option.name}${option.value ? ` ${option.value}` : ''}`);
  const width = Math.max(...heads.map((head) => head.length)) + 2;
  return options.map((option, index) => `  ${(heads[index] ?? '').padEnd(width)}${option.help}`).join('\n');
}
