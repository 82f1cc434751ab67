package registry

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"sync/atomic"

	"oras.land/oras-go/v2/registry/remote"
	"oras.land/oras-go/v2/registry/remote/auth"

	"sandtable/storage/bundle"
)

// HubHeader is how our own hub tells that it is one, in every answer to who may ask it something.
const HubHeader = "Sandtable-Hub"

// smallBlob is the size in bytes up to which content is sent to a hub without asking whether it is there: to ask costs as much as to send.
const smallBlob = 64 << 10

// listening notices that a hub answers.
type listening struct {
	http.RoundTripper
	hub *atomic.Bool
}

func (l listening) RoundTrip(q *http.Request) (*http.Response, error) {
	a, err := l.RoundTripper.RoundTrip(q)
	if err == nil && a.Header.Get(HubHeader) != "" {
		l.hub.Store(true)
	}
	return a, err
}

// putSmall sends small content to a hub in one request instead of three. The protocol allows that, and allows registries not to know it; some of them
// begin an upload then that nobody goes on with, so it is asked of none but the hub. False: it was not taken, and is to be sent as usual, which says why.
func (r *Registry) putSmall(ctx context.Context, repository *remote.Repository, blob bundle.Blob) (bool, error) {
	ref := repository.Reference
	ctx = auth.AppendRepositoryScope(ctx, ref, auth.ActionPull, auth.ActionPush)
	address := url.URL{Scheme: "https", Host: ref.Host(), Path: "/v2/" + ref.Repository + "/blobs/uploads/", RawQuery: url.Values{"digest": {blob.Digest.String()}}.Encode()}
	if r.plain {
		address.Scheme = "http"
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, address.String(), bytes.NewReader(blob.Content))
	if err != nil {
		return false, err
	}
	q.Header.Set("Content-Type", "application/octet-stream")
	a, err := r.client.Do(q)
	if err != nil {
		return false, err
	}
	return a.StatusCode == http.StatusCreated, a.Body.Close()
}
