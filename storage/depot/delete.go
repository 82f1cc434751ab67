package depot

import (
	"context"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/depot/statements"
)

// DeleteTag takes a tag away. What it stood for stays; a version keeps its meaning and can only be set to the same again.
func (s *Store) DeleteTag(ctx context.Context, repo, tag string) error {
	if err := ActorOf(ctx).allow(Admin, repo); err != nil {
		return err
	}
	was, err := s.tag(ctx, repo, tag)
	if err != nil {
		return err
	}
	return s.Change(ctx, "delete a tag", func(tx *Tx) error {
		n, err := tx.DeleteTag(ctx, statements.DeleteTagParams{Repo: repo, Name: tag})
		if err != nil || n == 0 {
			return err
		}
		return tx.Record(ctx, Entry{Action: TagDeleted, Repo: repo, Tag: tag, Was: was})
	})
}

// DeleteManifest takes a manifest away with every tag that stands for it. Part of an index it cannot be.
func (s *Store) DeleteManifest(ctx context.Context, repo string, d digest.Digest) error {
	if err := ActorOf(ctx).allow(Admin, repo); err != nil {
		return err
	}
	if _, err := s.ResolveManifest(ctx, repo, d); err != nil {
		return err
	}
	return s.Change(ctx, "delete a manifest", func(tx *Tx) error {
		used, err := tx.IsManifestPart(ctx, statements.IsManifestPartParams{Repo: repo, Digest: string(d)})
		if err != nil {
			return err
		}
		if used {
			return inUse(d)
		}
		tags, err := tx.ListTagsOf(ctx, statements.ListTagsOfParams{Repo: repo, Digest: string(d)})
		if err != nil {
			return err
		}
		for _, tag := range tags {
			if _, err := tx.DeleteTag(ctx, statements.DeleteTagParams{Repo: repo, Name: tag}); err != nil {
				return err
			}
		}
		n, err := tx.DeleteManifest(ctx, statements.DeleteManifestParams{Repo: repo, Digest: string(d)})
		if err != nil || n == 0 {
			return err
		}
		return tx.Record(ctx, Entry{Action: Deleted, Repo: repo, Was: d, Detail: map[string][]string{"tags": tags}})
	})
}

// DeleteBlob takes a blob out of a repository in which no manifest is made of it.
func (s *Store) DeleteBlob(ctx context.Context, repo string, d digest.Digest) error {
	if err := ActorOf(ctx).allow(Admin, repo); err != nil {
		return err
	}
	if _, err := s.ResolveBlob(ctx, repo, d); err != nil {
		return err
	}
	return s.Change(ctx, "delete a blob", func(tx *Tx) error {
		used, err := tx.IsBlobUsed(ctx, statements.IsBlobUsedParams{Repo: repo, Digest: string(d)})
		if err != nil {
			return err
		}
		if used {
			return inUse(d)
		}
		_, err = tx.UnlinkBlob(ctx, statements.UnlinkBlobParams{Repo: repo, Digest: string(d)})
		return err
	})
}

func inUse(d digest.Digest) error {
	return ociregistry.NewError(string(d)+" is part of a manifest that is there; delete that first", ociregistry.ErrUnsupported.Code(), nil)
}
