package registry

import (
	"net/http"
	"strings"
)

// hubToken begins the tokens of our hub.
const hubToken = "sandtable_"

// bearing sends a token of our hub with every request to that hub, which hands it out for just that. Other registries want theirs exchanged for
// another at a token server, which is how the client below takes a Token.
type bearing struct {
	http.RoundTripper
	scheme, host, token string
}

// bearerOf is a transport that sends a token to a host, where it is one of our hub's, and sends it nowhere else: neither to where an answer leads nor without
// the encryption that it was given for.
func bearerOf(t http.RoundTripper, r *Registry, token string) http.RoundTripper {
	if !strings.HasPrefix(token, hubToken) {
		return t
	}
	scheme := "https"
	if r.plain {
		scheme = "http"
	}
	return bearing{t, scheme, r.host, token}
}

func (b bearing) RoundTrip(q *http.Request) (*http.Response, error) {
	if q.URL.Host != b.host || q.URL.Scheme != b.scheme || q.Header.Get("Authorization") != "" {
		return b.RoundTripper.RoundTrip(q)
	}
	q = q.Clone(q.Context()) // a transport leaves its request as it is
	q.Header.Set("Authorization", "Bearer "+b.token)
	return b.RoundTripper.RoundTrip(q)
}
