import type { Extension, PhoneNumber, State } from './entities';

const sameText = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** The account's data and the questions that several routes ask of it. */
export class Store {
  constructor(public state: State) {}

  snapshot(): State {
    return structuredClone(this.state);
  }

  restore(state: State): void {
    this.state = structuredClone(state);
  }

  nextId(): number {
    return this.state.nextId++;
  }

  extension(id: number): Extension | undefined {
    return this.state.extensions.find((extension) => extension.id === id);
  }

  /** Everybody and everything with an email, people and rooms alike; letters' case does not count. */
  extensionsWithEmail(email: string): Extension[] {
    return this.state.extensions.filter(({ contact }) => sameText(contact?.email, email));
  }

  extensionWithNumber(extensionNumber: string): Extension | undefined {
    return this.state.extensions.find((extension) => extension.extensionNumber === extensionNumber);
  }

  phoneNumber(id: number): PhoneNumber | undefined {
    return this.state.phoneNumbers.find((number) => number.id === id);
  }

  /** The numbers of an extension in the order they were given; the primary one need not be the first. */
  numbersOf(extensionId: number): PhoneNumber[] {
    return this.state.phoneNumbers.filter((number) => number.extensionId === extensionId).sort((a, b) => a.id - b.id);
  }

  /** The same for everybody at once. */
  directNumbers(): ReadonlyMap<number, PhoneNumber[]> {
    const numbers = new Map<number, PhoneNumber[]>();
    for (const number of [...this.state.phoneNumbers].sort((a, b) => a.id - b.id)) {
      const { extensionId, usageType, status } = number;
      if (extensionId === undefined || usageType !== 'DirectNumber' || status !== 'Normal') continue;
      const known = numbers.get(extensionId);
      if (known) known.push(number);
      else numbers.set(extensionId, [number]);
    }
    return numbers;
  }

  /** Direct numbers that ring: a number being ported and its temporary stand-in are none. */
  directNumbersOf(extensionId: number): PhoneNumber[] {
    return this.numbersOf(extensionId).filter(
      ({ usageType, status }) => usageType === 'DirectNumber' && status === 'Normal',
    );
  }

  /** The number that the account shows for an extension. */
  primaryNumberOf(extensionId: number): PhoneNumber | undefined {
    const numbers = this.directNumbersOf(extensionId);
    return numbers.find(({ primary }) => primary) ?? numbers[0];
  }

  /** Bought licences that nobody has yet; those with a number come first. A half-assigned one is not free. */
  freePool(): Extension[] {
    const withoutNumber = ({ id }: Extension) => Number(this.directNumbersOf(id).length === 0);
    return this.state.extensions
      .filter(({ type, status, contact }) => type === 'User' && status === 'Unassigned' && !contact)
      .sort((a, b) => withoutNumber(a) - withoutNumber(b) || a.id - b.id);
  }

  removeExtension(id: number): void {
    this.state.extensions = this.state.extensions.filter((extension) => extension.id !== id);
  }

  removePhoneNumber(id: number): void {
    this.state.phoneNumbers = this.state.phoneNumbers.filter((number) => number.id !== id);
  }
}
