import { createServer, type Server, type Socket } from 'node:net';
import { type Document, deserialize, Long, serialize } from 'bson';

/** A server on loopback that speaks just enough of MongoDB's protocol to be sent commands, keeps them, and answers what it is told to. */
export interface WireRecorder {
  uri: string;
  /** The command documents as they came, without the driver's own (hello, ping, endSessions). */
  commands: Document[];
  /** What to answer to a command of that name; else `{ ok: 1 }` with nothing found. */
  answers: Map<string, Document>;
  /** What to say of itself; a replica set's primary at first. */
  hello: Document;
  stop(): Promise<void>;
}

const silent = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'saslStart']);

const nothing: Record<string, Document> = {
  find: { cursor: { id: Long.ZERO, ns: 'deskhand.x', firstBatch: [] } },
  aggregate: { cursor: { id: Long.ZERO, ns: 'deskhand.x', firstBatch: [] } },
  findAndModify: { value: null },
  insert: { n: 1 },
  update: { n: 1, nModified: 1 },
  delete: { n: 1 },
};

/** Starts a recorder on a free port. */
export async function startRecorder(): Promise<WireRecorder> {
  const sockets = new Set<Socket>();
  const recorder: WireRecorder = { uri: '', commands: [], answers: new Map(), hello: {}, stop: () => stop(server, sockets) };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    serve(socket, (command) => answer(recorder, command));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  recorder.uri = `mongodb://${host}/deskhand`;
  recorder.hello = { isWritablePrimary: true, setName: 'recorder', setVersion: 1, hosts: [host], me: host, primary: host };
  return recorder;
}

function answer(recorder: WireRecorder, command: Document): Document {
  const name = Object.keys(command)[0] ?? '';
  if (!silent.has(name)) recorder.commands.push(command);
  const given = recorder.answers.get(name);
  if (given) return { ok: 1, ...given };
  if (!/^(hello|ismaster)$/i.test(name)) return { ok: 1, ...nothing[name] };
  const limits = {
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
  };
  return { ok: 1, ...recorder.hello, ismaster: true, helloOk: true, minWireVersion: 0, maxWireVersion: 25, ...limits };
}

// A message is a header of four 32-bit numbers (length, id, the one it answers, kind) and a body.
function serve(socket: Socket, answerOf: (command: Document) => Document): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= 16 && waiting.length >= waiting.readInt32LE(0)) {
      const message = waiting.subarray(0, waiting.readInt32LE(0));
      waiting = waiting.subarray(message.length);
      const isQuery = message.readInt32LE(12) === 2004;
      const command = isQuery ? queried(message) : messaged(message);
      socket.write(isQuery ? reply(message, answerOf(command)) : sent(message, answerOf(command)));
    }
  });
}

// The first hello comes in the old form: flags, the collection's name, two numbers, the document.
function queried(message: Buffer): Document {
  return deserialize(message.subarray(message.indexOf(0, 20) + 9));
}

// Sections: 0 is the command; 1 is a list of documents that belongs to the command under its name.
function messaged(message: Buffer): Document {
  let command: Document = {};
  let at = 20;
  while (at < message.length) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    const section = message.subarray(at, at + size);
    if (kind === 0) command = { ...deserialize(section), ...command };
    else command = { ...command, ...listed(section) };
    at += size;
  }
  return command;
}

function listed(section: Buffer): Document {
  const end = section.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = end + 1; at < section.length; at += section.readInt32LE(at))
    documents.push(deserialize(section.subarray(at, at + section.readInt32LE(at))));
  return { [section.toString('utf8', 4, end)]: documents };
}

function header(length: number, to: Buffer, kind: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(to.readInt32LE(4), 8);
  bytes.writeInt32LE(kind, 12);
  return bytes;
}

function sent(to: Buffer, document: Document): Buffer {
  const body = serialize(document);
  return Buffer.concat([header(21 + body.length, to, 2013), Buffer.alloc(5), body]);
}

function reply(to: Buffer, document: Document): Buffer {
  const body = serialize(document);
  const fields = Buffer.alloc(20);
  fields.writeInt32LE(1, 16);
  return Buffer.concat([header(36 + body.length, to, 1), fields, body]);
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
