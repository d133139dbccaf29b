import { openReadModelStore } from './open-read-model-store.js';
import { grants, Scene } from './support.spec.js';

describe('READ_MODEL_URL', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.open();
  });

  afterEach(() => scene.remove());

  test('sqlite:<file> opens the file', async () => {
    const url = `sqlite:${scene.file('read-models.db')}`;
    const store = await openReadModelStore(url);
    await (await store.open(grants(), scene.store.storeId)).putMany([], undefined, 'x' as never);
    await store.close();

    const again = await openReadModelStore(url);
    expect(await (await again.open(grants(), scene.store.storeId)).position()).toBe('x');
    await again.close();
  });

  test.each(['mongo://me:secret@host/db', 'read-models.db', 'sqlite:', ''])(
    '%j is refused with what is expected',
    async (url) => {
      const opened = openReadModelStore(url);
      await expect(opened).rejects.toThrow('expected sqlite:<file>');
      await expect(opened).rejects.not.toThrow('secret');
    },
  );
});
