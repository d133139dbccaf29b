/** What the library verified holds and is not what the claim says, or something is missing that it needs. */
export class ClaimRefused extends Error {}
