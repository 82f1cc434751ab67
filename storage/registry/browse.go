package registry

import (
	"context"
	"errors"
	"strings"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"golang.org/x/mod/semver"
	"oras.land/oras-go/v2/content"
	"oras.land/oras-go/v2/registry/remote"

	"sandtable/storage/bundle"
)

// mostListed is how many repositories are looked at in a catalogue.
const mostListed = 10_000

var errEnough = errors.New("enough")

// Catalogue lists what is in the folder of the registry, by id, whatever it is. Several registries have no catalogue, or show it to
// administrators only: the error is NoCatalogue.
func (r *Registry) Catalogue(ctx context.Context) ([]string, error) {
	registry, err := remote.NewRegistry(r.host)
	if err != nil {
		return nil, &Error{Kind: BadAddress, Where: r.host, Cause: err}
	}
	registry.Client, registry.PlainHTTP = r.client, r.plain
	var ids []string
	err = registry.Repositories(ctx, "", func(page []string) error {
		for _, name := range page {
			if id, ours := strings.CutPrefix(name, r.folder); ours {
				ids = append(ids, id)
			}
		}
		if len(ids) > mostListed {
			return errEnough
		}
		return nil
	})
	var e *Error
	switch err := r.explain(r.name("", ""), err); {
	case errors.Is(err, errEnough), err == nil:
		return ids, nil
	case errors.As(err, &e) && (e.Kind == NotFound || e.Kind == Forbidden || e.Kind == Refused || e.Kind == NeedsLogin):
		return nil, &Error{Kind: NoCatalogue, Where: r.host, Says: e.Says, Cause: err}
	default:
		return nil, err
	}
}

// Manifest fetches what a version, a channel or a digest says of itself, without its parts. What is no template is NoTemplate.
func (r *Registry) Manifest(ctx context.Context, id, reference string) (bundle.Manifest, digest.Digest, error) {
	repository, err := r.repository(id)
	if err != nil {
		return bundle.Manifest{}, "", err
	}
	where := r.name(id, reference)
	top, err := repository.Resolve(ctx, tagOf(reference))
	if err != nil {
		return bundle.Manifest{}, "", r.explain(where, err)
	}
	m, err := bundle.ManifestAt(top, func(d oci.Descriptor) ([]byte, error) { return content.FetchAll(ctx, repository, d) })
	var fault *bundle.Fault
	if errors.As(err, &fault) && fault.Kind == bundle.NotABundle {
		return m, top.Digest, &Error{Kind: NoTemplate, Where: where, Cause: err}
	}
	return m, top.Digest, r.explain(where, err)
}

// Resolve is the digest that a version or a channel stands for now.
func (r *Registry) Resolve(ctx context.Context, id, reference string) (digest.Digest, error) {
	repository, err := r.repository(id)
	if err != nil {
		return "", err
	}
	top, err := repository.Resolve(ctx, tagOf(reference))
	return top.Digest, r.explain(r.name(id, reference), err)
}

// Last is the newest released version of a template, with its manifest. Versions before a release (1.2.0-rc.1) and drafts
// count only where there is nothing else. Where nothing was ever published, the error is NotFound.
func (r *Registry) Last(ctx context.Context, id string) (bundle.Manifest, digest.Digest, error) {
	versions, _, err := r.Tags(ctx, id)
	if err != nil {
		return bundle.Manifest{}, "", err
	}
	if len(versions) == 0 {
		return bundle.Manifest{}, "", &Error{Kind: NotFound, Where: r.name(id, "")}
	}
	newest := versions[0]
	for _, version := range versions {
		if semver.Prerelease("v"+version) == "" {
			newest = version
			break
		}
	}
	return r.Manifest(ctx, id, newest)
}
