/** Why nothing can be said in a group: the bot is not in it, may not write there, or the topic is closed or deleted. */
export type GroupLoss = 'removed' | 'may_not_write' | 'topic_gone';
