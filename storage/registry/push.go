package registry

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"golang.org/x/sync/errgroup"
	"oras.land/oras-go/v2/errdef"
	"oras.land/oras-go/v2/registry/remote"

	"sandtable/storage/bundle"
)

// atOnce is how many blobs are on their way at the same time.
const atOnce = 4

// Progress says how much of a bundle has arrived, in bytes.
type Progress struct{ Done, Total int64 }

// Pushed is what came of pushing.
type Pushed struct {
	Digest  digest.Digest
	Already bool // the registry had exactly this version before
}

// Push puts a bundle into its repository, tags it with its version, and attaches its signatures. What is there already is not sent again, so a
// push that was broken off goes on where it was. A version that is there with other content is left as it is: the error is Taken.
// Show, which may be nil, is called from several goroutines.
func (r *Registry) Push(ctx context.Context, b *bundle.Bundle, show func(Progress)) (Pushed, error) {
	repository, err := r.repository(b.Manifest.ID)
	if err != nil {
		return Pushed{}, err
	}
	where, tag := r.name(b.Manifest.ID, b.Manifest.Version), tagOf(b.Manifest.Version)
	artifact := b.Artifact()
	p := Pushed{Digest: artifact.Digest}
	if p.Already, err = r.vacant(ctx, repository, tag, artifact.Digest, where); err != nil {
		return p, err
	}
	if !p.Already {
		if err := r.send(ctx, repository, b, show); err != nil {
			return p, r.explain(where, err)
		}
		if err := repository.PushReference(ctx, artifact.Descriptor, bytes.NewReader(artifact.Content), tag); err != nil {
			// A registry that never changes a version refuses the second of two publishers in the words for those without rights; what is there tells which it was.
			var e *Error
			if _, there := r.vacant(ctx, repository, tag, artifact.Digest, where); errors.As(there, &e) && e.Kind == Taken {
				return p, there
			}
			return p, r.explain(where, err)
		}
		// A registry that moves tags lets the last of two publishers win; the other one has to know.
		if _, err := r.vacant(ctx, repository, tag, artifact.Digest, where); err != nil {
			return p, err
		}
	}
	for i := range b.Attached {
		if err := r.attach(ctx, repository, artifact.Descriptor, &b.Attached[i]); err != nil {
			return p, r.explain(where, err)
		}
	}
	return p, nil
}

// vacant says whether a tag stands for this content already; that it stands for other content is the error Taken.
func (r *Registry) vacant(ctx context.Context, repository *remote.Repository, tag string, content digest.Digest, where string) (already bool, err error) {
	there, err := repository.Resolve(ctx, tag)
	var e *Error
	switch err := r.explain(where, err); {
	case errors.As(err, &e) && e.Kind == NotFound:
		return false, nil
	case err != nil:
		return false, err
	case there.Digest != content:
		return false, &Error{Kind: Taken, Where: where}
	}
	return true, nil
}

// send uploads the blobs that the registry does not have.
func (r *Registry) send(ctx context.Context, repository *remote.Repository, b *bundle.Bundle, show func(Progress)) error {
	blobs := b.Blobs()
	now := make(chan int64, len(blobs))
	if show != nil {
		p := Progress{}
		for _, blob := range blobs {
			p.Total += blob.Size
		}
		told := make(chan struct{})
		go func() {
			defer close(told)
			for size := range now {
				p.Done += size
				show(p)
			}
		}()
		defer func() { <-told }()
	}
	defer close(now)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, blob := range blobs {
		group.Go(func() error {
			if err := put(ctx, repository, blob); err != nil {
				return err
			}
			now <- blob.Size
			return nil
		})
	}
	return group.Wait()
}

// put uploads content that is not there.
func put(ctx context.Context, repository *remote.Repository, blob bundle.Blob) error {
	there, err := repository.Blobs().Exists(ctx, blob.Descriptor)
	if err != nil || there {
		return err
	}
	return repository.Blobs().Push(ctx, blob.Descriptor, bytes.NewReader(blob.Content))
}

// attach pushes what refers to an artifact. A registry without the referrers API keeps the list of what refers to something in a tag, and
// whoever writes that list last wins, or finds for a moment half a file where another is writing. So there it is looked at again, after
// the time that others may need who read the list before us, and what is lost is pushed anew, later and later. What is not in the list
// in the end is the error Moved.
func (r *Registry) attach(ctx context.Context, repository *remote.Repository, to oci.Descriptor, a *bundle.Attachment) error {
	const tries, least = 30, 50 * time.Millisecond
	blobs, artifact := a.Pieces()
	for _, blob := range blobs {
		if err := put(ctx, repository, blob); err != nil {
			return err
		}
	}
	lost := &Error{Kind: Moved, Where: string(to.Digest)}
	for try := range tries {
		began := time.Now()
		err := repository.Manifests().Push(ctx, artifact.Descriptor, bytes.NewReader(artifact.Content))
		if err != nil {
			// Where the artifact itself has arrived, it was the list that could not be written.
			if there, _ := repository.Manifests().Exists(ctx, artifact.Descriptor); !there {
				return err
			}
		}
		others := max(least, time.Since(began))
		if err == nil {
			var listed bool
			if listed, err = stays(ctx, repository, to, artifact.Digest, others); listed {
				return nil
			}
		}
		lost.Cause = err
		if err := pause(ctx, rand.N(2*others*time.Duration(1+try/5))); err != nil { //nolint:gosec // it only spreads clients over time
			return err
		}
	}
	return lost
}

// stays says whether what was attached is in the list of what refers to an artifact, and still is after others may have written theirs,
// who need about so long for it.
func stays(ctx context.Context, repository *remote.Repository, to oci.Descriptor, attached digest.Digest, others time.Duration) (bool, error) {
	const looks = 4
	for look := range looks {
		all, err := referrers(ctx, repository, to)
		if err != nil || !slices.ContainsFunc(all, func(d oci.Descriptor) bool { return d.Digest == attached }) {
			return false, err
		}
		if look == 0 {
			if _, err := repository.Resolve(ctx, fallbackTagOf(to.Digest)); errors.Is(err, errdef.ErrNotFound) {
				return true, nil // there is an API, and it loses nothing
			}
		}
		if err := pause(ctx, others/2+rand.N(others)); err != nil { //nolint:gosec // it only spreads clients over time
			return false, err
		}
	}
	return true, nil
}

// fallbackTagOf is the tag that lists what refers to an artifact where there is no API for that.
func fallbackTagOf(d digest.Digest) string { return d.Algorithm().String() + "-" + d.Encoded() }

func pause(ctx context.Context, long time.Duration) error {
	t := time.NewTimer(long)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

func referrers(ctx context.Context, repository *remote.Repository, to oci.Descriptor) (all []oci.Descriptor, err error) {
	err = repository.Referrers(ctx, to, "", func(page []oci.Descriptor) error {
		all = append(all, page...)
		return nil
	})
	return all, err
}
