/**
 * What a value may be, in words: `string`, `boolean`, `any`, a number (`int32`, `int64`, `number`), a format (`date-time`, `date`, `uuid`, …),
 * the name of an object or enumeration; `[]` behind it for a list, `?` for null as well. Example: `assignedLicense[]`, `date-time?`.
 */
export type TypeWords = string;

/** An object of the contract. */
export interface ContractObject {
  /** The object whose properties it has as well. */
  readonly of?: string;
  readonly properties: Readonly<Record<string, TypeWords>>;
  /** What must be there when it is sent to be created. */
  readonly required?: readonly string[];
}

/** One operation: what may be asked and what is answered. */
export interface ContractOperation {
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** Absent: there is no body. */
  readonly request?: TypeWords;
  /** Absent: nothing is said about the body. */
  readonly response?: TypeWords;
  /** The one status of success; absent: any of 200 to 204. */
  readonly status?: number;
}

/** A contract: operations by method and path template, and the objects and enumerations they speak of. */
export interface Contract {
  readonly source: string;
  readonly command: string;
  readonly handWritten: readonly string[];
  readonly operations: Readonly<Record<string, ContractOperation>>;
  readonly objects: Readonly<Record<string, ContractObject>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
