package registry

import (
	"context"
	"regexp"
	"slices"

	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"golang.org/x/mod/semver"
	"oras.land/oras-go/v2/content"
	"oras.land/oras-go/v2/registry/remote"

	"sandtable/storage/bundle"
)

// mostAttached is how many signatures and the like are fetched with a bundle.
const mostAttached = 100

// Pull fetches a bundle by its version, its channel or its digest, with what is attached to it. Every byte is held against
// its digest on the way in.
func (r *Registry) Pull(ctx context.Context, id, reference string, l bundle.Limits) (*bundle.Bundle, error) {
	repository, err := r.repository(id)
	if err != nil {
		return nil, err
	}
	where := r.name(id, reference)
	top, err := repository.Resolve(ctx, tagOf(reference))
	if err != nil {
		return nil, r.explain(where, err)
	}
	fetch := func(d oci.Descriptor) ([]byte, error) { return content.FetchAll(ctx, repository, d) }
	b, err := bundle.Assemble(top, l, fetch)
	if err != nil {
		return nil, r.explain(where, err)
	}
	if err := r.attached(ctx, repository, top, b); err != nil {
		return nil, r.explain(where, err)
	}
	return b, nil
}

// attached fetches what refers to a bundle.
func (r *Registry) attached(ctx context.Context, repository *remote.Repository, top oci.Descriptor, b *bundle.Bundle) error {
	all, err := referrers(ctx, repository, top)
	if err != nil {
		return err
	}
	for _, d := range all[:min(len(all), mostAttached)] {
		a, err := bundle.AttachmentOf(d, top.Digest, func(d oci.Descriptor) ([]byte, error) { return content.FetchAll(ctx, repository, d) })
		if err != nil {
			return err
		}
		if a != nil {
			b.Attached = append(b.Attached, *a)
		}
	}
	return nil
}

// fallbackTag lists referrers on registries that have no API for them.
var fallbackTag = regexp.MustCompile(`^sha256-[0-9a-f]{64}$`)

// Tags are the versions of a template, the newest first, and its channels by name.
func (r *Registry) Tags(ctx context.Context, id string) (versions, channels []string, err error) {
	repository, err := r.repository(id)
	if err != nil {
		return nil, nil, err
	}
	err = repository.Tags(ctx, "", func(page []string) error {
		for _, tag := range page {
			switch version := versionOf(tag); {
			case fallbackTag.MatchString(tag):
			case semver.IsValid("v" + version):
				versions = append(versions, version)
			default:
				channels = append(channels, tag)
			}
		}
		return nil
	})
	slices.SortFunc(versions, func(a, b string) int { return semver.Compare("v"+b, "v"+a) })
	slices.Sort(channels)
	return versions, channels, r.explain(r.name(id, ""), err)
}
