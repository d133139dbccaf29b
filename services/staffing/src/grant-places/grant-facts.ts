/** What staffing reads of funding's facts about grants: its own types, nothing of funding's code. */
export type GrantFact =
  | {
      readonly type: 'GrantApproved';
      readonly effectiveOn?: string;
      readonly data: {
        readonly grantId: string;
        readonly carrierId: string;
        /** Key 01 to 12 or `supraDistrict`. */
        readonly area: string;
        /** `to` is the first day after it. */
        readonly period: { readonly from: string; readonly to: string };
        readonly positionsApproved: number;
      };
    }
  | {
      readonly type: 'NoticeWithdrawn' | 'NoticeRevoked';
      readonly effectiveOn?: string;
      readonly data: { readonly grantId: string /** What stays approved. */; readonly approvedCents: number };
    };
