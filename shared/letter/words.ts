export const letterTypes = ['correctionNotice', 'suggestionLetter'] as const;
export type LetterType = (typeof letterTypes)[number];

/** Papers that follow a letter when its period has run out (GZ 553, GD 37); they are drafted from that letter, never from findings alone. */
export const followUpTypes = ['urging', 'reportUpward'] as const;
export type FollowUpType = (typeof followUpTypes)[number];

export const everyLetterType = [...letterTypes, ...followUpTypes] as const;
export type AnyLetterType = LetterType | FollowUpType;

export const isFollowUp = (type: AnyLetterType): type is FollowUpType => type === 'urging' || type === 'reportUpward';

export const letterTypeWords: Readonly<Record<AnyLetterType, string>> = {
  correctionNotice: '纠正违法通知书',
  suggestionLetter: '检察建议书',
  urging: '督促函',
  reportUpward: '报请上级函',
};

export const letterStatuses = ['draft', 'issued'] as const;
export type LetterStatus = (typeof letterStatuses)[number];
export const letterStatusWords: Readonly<Record<LetterStatus, string>> = { draft: '草稿', issued: '已发出' };

export const adoptions = ['adopted', 'partly', 'rejected', 'objection'] as const;
export type Adoption = (typeof adoptions)[number];
export const adoptionWords: Readonly<Record<Adoption, string>> = { adopted: '采纳', partly: '部分采纳', rejected: '不采纳', objection: '提出异议' };

/** What a block is for in the skeleton of its letter. */
export const blockParts = ['opening', 'fact', 'cause', 'basis', 'opinion', 'objection', 'reply', 'free'] as const;
export type BlockPart = (typeof blockParts)[number];
