/** What is expected, in German, by the name of the rule and the message that the validation made in English. */
type InGerman = (message: string) => string;

/** Messages of the validation end with the figure that they are about. */
const figure = (message: string): string => /(-?\d+(?:\.\d+)?)\D*$/.exec(message)?.[1] ?? '';

const day: InGerman = () => 'muss ein Tag sein, geschrieben JJJJ-MM-TT';
const id: InGerman = () => 'muss eine Kennung sein (UUID)';

const TEXTS: Readonly<Record<string, InGerman | undefined>> = {
  isString: () => 'muss ein Text sein',
  isInt: () => 'muss eine ganze Zahl sein',
  isBoolean: () => 'muss ja (true) oder nein (false) sein',
  isArray: () => 'muss eine Liste sein',
  isEmail: () => 'muss eine E-Mail-Adresse sein',
  isIn: (message) => `muss einer dieser Werte sein: ${message.split(': ').slice(1).join(': ')}`,
  min: (message) => `darf nicht kleiner sein als ${figure(message)}`,
  max: (message) => `darf nicht größer sein als ${figure(message)}`,
  minLength: (message) => `ist zu kurz: mindestens ${figure(message)} Zeichen`,
  maxLength: (message) => `ist zu lang: höchstens ${figure(message)} Zeichen`,
  arrayMinSize: (message) => `braucht mindestens ${figure(message)} Einträge`,
  arrayMaxSize: (message) => `darf höchstens ${figure(message)} Einträge haben`,
  arrayUnique: () => 'darf keinen Eintrag doppelt haben',
  matches: () => 'hat nicht die Form, die dieses Feld braucht',
  isBerlinDay: day,
  isLocalDate: day,
  isLocalDay: day,
  isUuid: id,
  isWeeklyHours: () => 'muss eine Stundenzahl je Woche sein, mit Punkt und höchstens zwei Stellen dahinter, etwa 39.40',
};

/**
 * The expectation of a rule in German; a rule that nobody translated keeps its English message.
 * @param context what the DTO says about the rule: `{ german }` goes before the general text
 */
export const constraintInGerman = (name: string, message: string, context: unknown): string => {
  if (typeof context === 'object' && context !== null && 'german' in context && typeof context.german === 'string') {
    return context.german;
  }
  return TEXTS[name]?.(message) ?? message;
};
