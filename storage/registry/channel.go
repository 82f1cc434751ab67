package registry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"regexp"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"oras.land/oras-go/v2/content"
	"oras.land/oras-go/v2/registry/remote"

	"sandtable/storage/bundle"
)

// Stable is the channel that only released versions go into.
const Stable = "stable"

// channelPattern keeps channels and versions apart: a version begins with a digit.
var channelPattern = regexp.MustCompile(`^[a-z][a-z0-9._-]{0,62}$`)

// Standing is what a version or a channel stands for.
type Standing struct {
	Digest  digest.Digest
	Version string
	State   bundle.State
}

// Standing looks up what a version or a channel of a template stands for.
func (r *Registry) Standing(ctx context.Context, id, reference string) (Standing, error) {
	repository, err := r.repository(id)
	if err != nil {
		return Standing{}, err
	}
	s, _, err := r.standing(ctx, repository, id, reference)
	return s, err
}

// standing is the same, with the artifact itself.
func (r *Registry) standing(ctx context.Context, repository *remote.Repository, id, reference string) (Standing, bundle.Blob, error) {
	where := r.name(id, reference)
	top, err := repository.Resolve(ctx, tagOf(reference))
	if err != nil {
		return Standing{}, bundle.Blob{}, r.explain(where, err)
	}
	artifact, err := content.FetchAll(ctx, repository, top)
	if err != nil {
		return Standing{}, bundle.Blob{}, r.explain(where, err)
	}
	var m oci.Manifest
	var ours bundle.Manifest
	if json.Unmarshal(artifact, &m) != nil || m.ArtifactType != bundle.ArtifactType {
		return Standing{}, bundle.Blob{}, &bundle.Fault{Kind: bundle.NotABundle, Place: "artifactType"}
	}
	config, err := content.FetchAll(ctx, repository, m.Config)
	if err != nil {
		return Standing{}, bundle.Blob{}, r.explain(where, err)
	}
	if err := json.Unmarshal(config, &ours); err != nil {
		return Standing{}, bundle.Blob{}, &bundle.Fault{Kind: bundle.BadManifest, Place: "config", Cause: err}
	}
	return Standing{top.Digest, ours.Version, ours.State}, bundle.Blob{Descriptor: top, Content: artifact}, nil
}

// Move lets a channel stand for a version. Expected is where it has to stand before; empty is for a channel that must not be there yet, and nil for
// wherever it is. That it stands elsewhere is the error Elsewhere.
//
// A registry has no compare-and-swap on tags, so this is the best that can be done with it: look, compare, move, look again. Two who move at the same moment may
// both believe that they were first for as long as it takes to look; the one whose move is lost then gets Elsewhere. The hub does better: see its own way
// of moving channels.
func (r *Registry) Move(ctx context.Context, id, channel, version string, expected *digest.Digest) (Standing, error) {
	if !channelPattern.MatchString(channel) {
		return Standing{}, &Error{Kind: BadChannel, Where: channel}
	}
	repository, err := r.repository(id)
	if err != nil {
		return Standing{}, err
	}
	to, artifact, err := r.standing(ctx, repository, id, version)
	if err != nil {
		return Standing{}, err
	}
	if channel == Stable && to.State != bundle.Released {
		return Standing{}, &Error{Kind: NotReleased, Where: r.name(id, version)}
	}
	if err := r.stands(ctx, repository, id, channel, expected); err != nil {
		return Standing{}, err
	}
	if err := repository.PushReference(ctx, artifact.Descriptor, bytes.NewReader(artifact.Content), channel); err != nil {
		return Standing{}, r.explain(r.name(id, channel), err)
	}
	return to, r.stands(ctx, repository, id, channel, &to.Digest)
}

// stands says whether a channel stands where it is expected.
func (r *Registry) stands(ctx context.Context, repository *remote.Repository, id, channel string, expected *digest.Digest) error {
	if expected == nil {
		return nil
	}
	where := r.name(id, channel)
	at, err := repository.Resolve(ctx, channel)
	var e *Error
	switch err := r.explain(where, err); {
	case errors.As(err, &e) && e.Kind == NotFound:
		if *expected != "" {
			return &Error{Kind: Elsewhere, Where: where}
		}
		return nil
	case err != nil:
		return err
	case at.Digest != *expected:
		return &Error{Kind: Elsewhere, Where: where}
	}
	return nil
}

// Attach adds an attachment to what a digest names, such as a rollout's plan.
func (r *Registry) Attach(ctx context.Context, id string, to digest.Digest, a *bundle.Attachment) error {
	repository, err := r.repository(id)
	if err != nil {
		return err
	}
	top, err := repository.Resolve(ctx, to.String())
	if err != nil {
		return r.explain(r.name(id, to.String()), err)
	}
	return r.explain(r.name(id, to.String()), r.attach(ctx, repository, top, a))
}

// Attachments are what is attached to a version, a channel or a digest, without the package itself; and the artifact that they refer to.
func (r *Registry) Attachments(ctx context.Context, id, reference string) (oci.Descriptor, []bundle.Attachment, error) {
	repository, err := r.repository(id)
	if err != nil {
		return oci.Descriptor{}, nil, err
	}
	top, err := repository.Resolve(ctx, tagOf(reference))
	if err != nil {
		return oci.Descriptor{}, nil, r.explain(r.name(id, reference), err)
	}
	var b bundle.Bundle
	err = r.attached(ctx, repository, top, &b)
	return top, b.Attached, r.explain(r.name(id, reference), err)
}
