package app

import (
	"slices"
	"sync"
	"time"
)

// replayed names a replication of a run that is looked at.
type replayed struct {
	run         RunID
	replication int // from 1; 0: the first that was played
}

// recent keeps what was made of the replications that were looked at last, for as long as somebody looks now and then.
type recent[V any] struct {
	most   int           // so many are kept
	idle   time.Duration // for how long nobody may have looked
	forget func(V)       // frees what is not kept any more, in its own time; nil: there is nothing to free

	mu  sync.Mutex
	all []*remembered[V] // the one asked for last is last
}

type remembered[V any] struct {
	of    replayed
	value V
	idle  *time.Timer
}

// get finds what is kept of a replication, or makes it. Nobody else waits meanwhile: of two who make it at the same time, one gets what the other made.
func (r *recent[V]) get(of replayed, make func() (V, error)) (V, error) {
	if value, ok := r.look(of); ok {
		return value, nil
	}
	made, err := make()
	if err != nil {
		return made, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if k := r.touch(of); k != nil {
		return k.value, nil
	}
	k := &remembered[V]{of: of, value: made}
	k.idle = time.AfterFunc(r.idle, func() { r.drop(k) })
	r.all = append(r.all, k)
	if len(r.all) > r.most {
		oldest := r.all[0]
		r.all = slices.Delete(r.all, 0, 1)
		oldest.idle.Stop()
		go r.free(oldest) // it may be busy just now
	}
	return made, nil
}

func (r *recent[V]) look(of replayed) (value V, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if k := r.touch(of); k != nil {
		return k.value, true
	}
	return value, false
}

// touch makes what is kept of a replication the one asked for last; nil: nothing is.
func (r *recent[V]) touch(of replayed) *remembered[V] {
	at := slices.IndexFunc(r.all, func(k *remembered[V]) bool { return k.of == of })
	if at < 0 {
		return nil
	}
	k := r.all[at]
	r.all = append(slices.Delete(r.all, at, at+1), k)
	k.idle.Reset(r.idle)
	return k
}

func (r *recent[V]) drop(k *remembered[V]) {
	r.mu.Lock()
	at := slices.Index(r.all, k)
	if at >= 0 {
		r.all = slices.Delete(r.all, at, at+1)
	}
	r.mu.Unlock()
	if at >= 0 {
		r.free(k)
	}
}

func (r *recent[V]) free(k *remembered[V]) {
	if r.forget != nil {
		r.forget(k.value)
	}
}

// close forgets everything, and waits until it is freed.
func (r *recent[V]) close() {
	r.mu.Lock()
	all := r.all
	r.all = nil
	r.mu.Unlock()
	for _, k := range all {
		k.idle.Stop()
		r.free(k)
	}
}
