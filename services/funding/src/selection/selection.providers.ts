import { AssessBidController } from './assess-bid/assess-bid.controller.js';
import { AssessBidUseCase } from './assess-bid/assess-bid.js';
import { ChangeCarrierController } from './change-carrier/change-carrier.controller.js';
import { ChangeCarrierUseCase } from './change-carrier/change-carrier.js';
import { DeclareInterestController } from './declare-interest/declare-interest.controller.js';
import { DeclareInterestUseCase } from './declare-interest/declare-interest.js';
import { SelectionsController } from './list-selections/selections.controller.js';
import { NominateCarrierController } from './nominate-carrier/nominate-carrier.controller.js';
import { NominateCarrierUseCase } from './nominate-carrier/nominate-carrier.js';
import { Nominations } from './nominations.js';
import { OpenSelectionController } from './open-selection/open-selection.controller.js';
import { OpenSelectionUseCase } from './open-selection/open-selection.js';
import { ReceiveBidController } from './receive-bid/receive-bid.controller.js';
import { ReceiveBidUseCase } from './receive-bid/receive-bid.js';

export const SELECTION_CONTROLLERS = [
  OpenSelectionController,
  ReceiveBidController,
  DeclareInterestController,
  AssessBidController,
  NominateCarrierController,
  ChangeCarrierController,
  SelectionsController,
];

export const SELECTION_PROVIDERS = [
  OpenSelectionUseCase,
  ReceiveBidUseCase,
  DeclareInterestUseCase,
  AssessBidUseCase,
  NominateCarrierUseCase,
  ChangeCarrierUseCase,
  Nominations,
];
