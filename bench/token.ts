/** Understood by this program's settings, and not of the form of a real bot's: the simulator refuses those. */
export const token = '1000000:simulator_token_of_the_benchmark';
