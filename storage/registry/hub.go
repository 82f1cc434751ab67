package registry

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
)

// mostAnswer is how much of an answer of a hub is read, in bytes.
const mostAnswer = 64 << 20

// Answer is what a hub answers beside the registry's own protocol.
type Answer struct {
	Status int
	Body   []byte
}

// Call sends a request to the hub's own interface, with the login of the registry: path begins behind /api/v1/. What it carries is JSON; nil is nothing. That the hub
// refuses is no error; that nobody answers is.
func (r *Registry) Call(ctx context.Context, method, path string, query url.Values, header http.Header, in any) (Answer, error) {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return Answer{}, err
		}
		body = bytes.NewReader(text)
	}
	address := url.URL{Scheme: "https", Host: r.host, Path: "/api/v1/" + path, RawQuery: query.Encode()}
	if r.plain {
		address.Scheme = "http"
	}
	q, err := http.NewRequestWithContext(ctx, method, address.String(), body)
	if err != nil {
		return Answer{}, &Error{Kind: BadAddress, Where: r.host, Cause: err}
	}
	for name, values := range header {
		q.Header[name] = values
	}
	if in != nil {
		q.Header.Set("Content-Type", "application/json")
	}
	if r.client.Credential != nil { // asked for only after a refusal, a hub that strangers may read from would never learn who asks
		if c, err := r.client.Credential(ctx, r.host); err == nil && c.Username != "" {
			q.SetBasicAuth(c.Username, c.Password)
		} else if err == nil && c.RefreshToken != "" {
			q.Header.Set("Authorization", "Bearer "+c.RefreshToken)
		}
	}
	q.Header.Set("User-Agent", r.client.Header.Get("User-Agent"))
	answer, err := r.client.Client.Do(q)
	if err != nil {
		return Answer{}, r.explain(r.host, err)
	}
	defer answer.Body.Close() //nolint:errcheck // it was only read
	text, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	return Answer{answer.StatusCode, text}, r.explain(r.host, err)
}

// IsHub says whether the registry is a Sandtable hub, which moves channels by compare-and-swap and keeps rollouts.
func (r *Registry) IsHub(ctx context.Context) (bool, error) {
	a, err := r.Call(ctx, http.MethodGet, "hub", nil, nil, nil)
	if err != nil {
		return false, err
	}
	var about struct{ Hub string }
	return a.Status == http.StatusOK && json.Unmarshal(a.Body, &about) == nil && about.Hub == "sandtable", nil
}

// Ours says whether an answer so far has told that the registry is a Sandtable hub; that of Ping does.
func (r *Registry) Ours() bool { return r.hub.Load() }

// Whole is the full name of a template in the registry: the folder, and its id.
func (r *Registry) Whole(id string) string { return r.folder + id }
