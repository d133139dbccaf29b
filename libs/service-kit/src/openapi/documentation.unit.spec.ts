import { ApiProperty, loadSwagger } from './documentation.js';

/** A class of this name, as another file could have it too. */
const namesake = (): (new () => object) => {
  class FigureAnswer {
    @ApiProperty()
    cents!: number;

    @ApiProperty()
    days!: number;
  }
  return FigureAnswer;
};

test('two described classes with one name: no description, but their name', async () => {
  namesake();
  await expect(loadSwagger()).resolves.toHaveProperty('SwaggerModule');
  namesake();
  await expect(loadSwagger()).rejects.toThrow('More than one class is named FigureAnswer');
});
