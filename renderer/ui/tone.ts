// The seven tones a state can have. A tone always comes with a shape or a word: never colour alone.
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad' | 'restricted' | 'quiet'
