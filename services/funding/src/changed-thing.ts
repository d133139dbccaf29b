export { changedThing } from '@lotsenbuch/service-kit';
