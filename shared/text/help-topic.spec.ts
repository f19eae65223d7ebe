import assert from 'node:assert/strict';
import { aboutTopic } from './help-topic.ts';

const logTime = { title: 'Log time', summary: 'Records time you worked.', phrases: ['log time [on] {work} {duration}'] };
const approve = { title: 'Approve', summary: 'Says yes to a request.', phrases: ['approve {approval}'] };
const approvals = { title: 'My approvals', summary: 'Lists what waits.', phrases: ['my approvals'] };
const all = [logTime, approve, approvals];

describe('Help about a topic', () => {
  it('is about the commands that have its words, in any case and number', () => {
    assert.deepEqual(aboutTopic('TIMES', all), [logTime]);
    assert.deepEqual(aboutTopic('my approvals', all), [approvals]);
  });

  it('looks at what a command does only where none is called so, and never at the names of slots', () => {
    assert.deepEqual(aboutTopic('request', all), [approve]);
    assert.deepEqual(aboutTopic('duration', all), []);
  });

  it('finds nothing for what no command is about', () => {
    for (const topic of ['weather', '?!', '']) assert.deepEqual(aboutTopic(topic, all), []);
  });
});
