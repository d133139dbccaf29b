import { ApiProperty, refuseNamesakes } from './documentation.js';

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

test('two described classes of one name are refused by that name, if the description has a schema for it', () => {
  namesake();
  refuseNamesakes(['FigureAnswer']);
  namesake();
  refuseNamesakes(['SumAnswer']);
  expect(() => refuseNamesakes(['SumAnswer', 'FigureAnswer'])).toThrow('More than one class is named FigureAnswer;');
});
