package simulate

import (
	"context"

	"sandtable/engine/compile"
)

// Replay plays one replication, from 1, as it is among all of them, for nothing but what
// is told of it: of the options it heeds Progress, Observe, Closely and Moves. The error is why the
// replication could not go on, the observer's own included, or the context's.
func Replay(ctx context.Context, p *compile.Program, number int, o Options) error {
	r := newReplication(p)
	r.progress = newMeter(1, o)
	r.watchBy(o.Observe, o)
	r.reset(number - 1)
	return r.run(ctx)
}
