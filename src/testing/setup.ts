import fc from 'fast-check'

// A run in CI must say something about the change, not about luck: the same examples each time. FC_SEED=$RANDOM looks for others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_190_515) })
