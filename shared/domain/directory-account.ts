/** An account of the organisation's directory that may belong to a member: enabled, and no guest. */
export interface DirectoryAccount {
  /** Entra's object id, in lower case. */
  id: string;
  name: string;
  /** In lower case: the mail address, or the sign-in name where there is none. Empty when there is neither. */
  mail: string;
}
