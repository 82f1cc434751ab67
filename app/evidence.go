package app

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"sandtable/engine/report"
)

// Evidence remembers what simulations came to, so that a package is not rehearsed again for another name or version. The zero value
// remembers nothing yet; nil never does.
type Evidence struct {
	mu   sync.Mutex
	kept []evidence // the newest last
}

// mostEvidence is how many simulations are remembered.
const mostEvidence = 16

// evidence is what a simulation came to: its report, and what stands against a release.
type evidence struct {
	key       string
	report    *report.Report // nil: it could not be played
	obstacles []Obstacle
}

// recall is what is known of a simulation, by all that it depends on.
func (e *Evidence) recall(key string) (evidence, bool) {
	if e == nil {
		return evidence{}, false
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, x := range e.kept {
		if x.key == key {
			return x, true
		}
	}
	return evidence{}, false
}

func (e *Evidence) remember(x evidence) {
	if e == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.kept = append(e.kept, x); len(e.kept) > mostEvidence {
		e.kept = e.kept[1:]
	}
}

// keyOfEvidence names a simulation by the bytes that it is made of.
func keyOfEvidence(parts ...[]byte) string {
	sum := sha256.New()
	for _, p := range parts {
		_, _ = fmt.Fprintf(sum, "%d:", len(p))
		_, _ = sum.Write(p)
	}
	return string(sum.Sum(nil))
}
