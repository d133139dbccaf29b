import { publicActor } from './public-actor.js';

describe('the actor as the public may see it', () => {
  test.each([
    ['officer:0192f3c4-aaaa', 'officer'],
    ['248289761001', 'person'],
    ['example:loader', 'example'],
    ['process:carrier-resolution', 'process:carrier-resolution'],
  ])('%s is shown as %s', (actor, shown) => {
    expect(publicActor(actor)).toBe(shown);
  });
});
