//go:build !bench && (desktop || dev)

package desktop

import "context"

// measure does nothing: this is what users run.
func measure(context.Context) {}
