package registry

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"cuelabs.dev/go/oci/ociregistry/ocimem"
	"cuelabs.dev/go/oci/ociregistry/ociserver"
)

func TestWhatIsPublishedIsListedAndDescribed(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		if _, _, err := r.Last(ctx, "acme/order"); kindOf(err) != NotFound {
			t.Errorf("before anything is published: %v", err)
		}
		for _, version := range []string{"1.0.0", "1.2.0", "2.0.0-rc.1"} {
			if _, err := r.Push(ctx, release(t, version, version), nil); err != nil {
				t.Fatal(err)
			}
		}
		if ids, err := r.Catalogue(ctx); err != nil || !slices.Equal(ids, []string{"acme/order"}) {
			t.Errorf("got %q, %v", ids, err)
		}
		m, d, err := r.Last(ctx, "acme/order")
		if want := release(t, "1.2.0", "1.2.0").Digest(); err != nil || m.Version != "1.2.0" || d != want {
			t.Errorf("got %s %s, %v, want the last release", m.Version, d, err)
		}
		if resolved, err := r.Resolve(ctx, "acme/order", "1.2.0"); err != nil || resolved != d {
			t.Errorf("got %s, %v", resolved, err)
		}
	})
}

func TestARegistryWithoutACatalogueSaysSo(t *testing.T) {
	inner := ociserver.New(ocimem.New(), nil)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.URL.Path == "/v2/_catalog" {
			http.NotFound(w, q)
			return
		}
		inner.ServeHTTP(w, q)
	}))
	defer server.Close()
	r := open(t, strings.TrimPrefix(server.URL, "http://"), Options{})
	if _, err := r.Catalogue(context.Background()); kindOf(err) != NoCatalogue {
		t.Errorf("got %v", err)
	}
}

func TestAProxyIsAskedAndHasToBeOne(t *testing.T) {
	for _, bad := range []string{"proxy", "ftp://proxy:8080", "://"} {
		if _, err := Open("harbor.acme.com", Options{Proxy: bad}); kindOf(err) != BadProxy {
			t.Errorf("%q: got %v", bad, err)
		}
	}
	asked := ""
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		asked = q.Host
		w.WriteHeader(http.StatusOK)
	}))
	defer proxy.Close()
	if err := open(t, "harbor.invalid", Options{Proxy: proxy.URL, Plain: true}).Ping(context.Background()); err != nil || asked != "harbor.invalid" {
		t.Errorf("the proxy was asked for %q, %v", asked, err)
	}
}
