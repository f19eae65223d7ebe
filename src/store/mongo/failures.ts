import { MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import { DuplicateKey, StoreUnavailable, UnsupportedFilter } from '../../../shared/errors/store-errors.ts';

// Refusals of an update that does not fit the document it found: no such array, not a number, a conflict of paths, too large.
const unfitting = new Set([2, 9, 14, 16, 28, 40, 52, 54, 56, 57, 66, 171, 10334, 16836, 16837, 17280]);
// The server is there but will not serve now: stepping down, shutting down, not a primary, out of time.
const unserving = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
const refusing = new Set([13, 18, 8000]);

/** What a failure of the driver means to the callers of the port; failures of other kinds come back as they are. */
export function failureOf(error: unknown, collection: string): unknown {
  if (!(error instanceof MongoError)) return error;
  if (error.code === 11000) return duplicateKey(error);
  const code = typeof error.code === 'number' ? error.code : undefined;
  if (code !== undefined && unfitting.has(code))
    return new UnsupportedFilter(`${collection}: ${error.message}`, { cause: error });
  if (/larger than the maximum size/.test(error.message))
    return new UnsupportedFilter(`${collection}: a document may have 16 MB`, { cause: error });
  return connectionFailure(error) ?? error;
}

/** The refusal of a connection that cannot serve, or `undefined` if the failure is not about the connection. Never says the credentials. */
export function connectionFailure(error: unknown): StoreUnavailable | undefined {
  // The driver's reader of addresses has error classes of its own, which share only the name.
  if (error instanceof Error && /^Mongo(Parse|InvalidArgument)Error$/.test(error.name)) {
    return new StoreUnavailable(
      'the address of MongoDB cannot be read',
      'Check MONGODB_URI: mongodb://host1,host2/deskhand?replicaSet=name or mongodb+srv://host/deskhand.',
      { cause: error },
    );
  }
  if (!(error instanceof MongoError)) return undefined;
  const code = typeof error.code === 'number' ? error.code : undefined;
  if (code !== undefined && refusing.has(code)) {
    return new StoreUnavailable(
      'MongoDB refuses the credentials',
      'Check the user, the password and authSource in MONGODB_URI, and that the user has the role readWrite on the database.',
      { cause: error },
    );
  }
  const network =
    /^Mongo(ServerSelection|Network|NetworkTimeout|TopologyClosed|NotConnected|PoolCleared|WaitQueueTimeout|ClientClosed)Error$/.test(
      error.name,
    ) || error.name.startsWith('PoolCleared');
  if (network || (code !== undefined && unserving.has(code))) {
    return new StoreUnavailable(
      'MongoDB cannot be reached',
      'Check that the servers in MONGODB_URI are running, that this machine may reach them, and that the replica set has a primary.',
      { cause: error },
    );
  }
  return undefined;
}

/** The refusal of a server that stands alone: it has no majority to confirm a write and cannot repeat one. */
export function standalone(): StoreUnavailable {
  return new StoreUnavailable(
    'this MongoDB is a standalone server, which cannot confirm writes by a majority',
    'Start mongod with --replSet and run rs.initiate() once (one member is enough), or name a replica set in MONGODB_URI.',
  );
}

function duplicateKey(error: MongoError): DuplicateKey {
  const said = error instanceof MongoBulkWriteError ? firstWriteError(error) : error.message;
  const name = /index: (\S+) dup key/.exec(said)?.[1] ?? '_id_';
  const values = error instanceof MongoServerError ? error['keyValue'] : undefined;
  return new DuplicateKey(name === '_id_' ? '_id' : name, isObject(values) ? values : keyIn(said));
}

function firstWriteError(error: MongoBulkWriteError): string {
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return errors.find((one) => one.code === 11000)?.errmsg ?? error.message;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// A bulk keeps only the sentence of the server: dup key: { tenantId: "t1", number: 7 }. Values that are not JSON stay out.
function keyIn(said: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const text = /dup key: \{ (.*) \}/.exec(said)?.[1] ?? '';
  for (const [, name = '', value = ''] of text.matchAll(/([^\s:,{}]+): ("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g)) {
    try {
      values[name] = JSON.parse(value);
    } catch {
      // The server's escapes are not always JSON's; the name of the index says enough.
    }
  }
  return values;
}
