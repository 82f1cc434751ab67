// Package registry keeps bundles in an OCI registry, whichever it is: the hub, Harbor, zot, Docker Distribution or a
// cloud's. A template is a repository; its versions are tags that are never moved, and channels such as stable are tags
// that are.
//
// DESIGN.md beside this file says what registries do differently, and what this client does about it.
package registry

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"time"

	"oras.land/oras-go/v2/registry/remote"
	"oras.land/oras-go/v2/registry/remote/auth"
	"oras.land/oras-go/v2/registry/remote/retry"
)

// Options say how a registry is reached. The zero value is for a public one over HTTPS.
type Options struct {
	User, Password string
	Token          string        // instead of both: a token that the registry gave out; our hub's, or one of those that are exchanged at a token server
	Plain          bool          // HTTP without TLS; loopback addresses always use it
	CA             []byte        // PEM of authorities that are trusted besides the system's
	Proxy          string        // URL of an HTTP proxy; empty: that of the environment
	Agent          string        // what the client calls itself
	Patience       time.Duration // how long the registry may take or send nothing; zero: a minute
}

// Registry is a place where packages are kept.
type Registry struct {
	host   string // host[:port]
	folder string // before every repository, with a slash at its end; or empty
	plain  bool
	client *auth.Client
	token  bool        // what it is asked with is a token of our hub
	hub    atomic.Bool // it is our own hub, as an answer has told
}

// addressPattern is host[:port][/folder…]. What a scheme says is not asked for.
var addressPattern = regexp.MustCompile(`^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*/?$`)

// Open prepares to talk to the registry at an address: host, port if it is not the usual one, and the folder in which templates are, such
// as harbor.acme.com/templates. Nothing is sent yet.
func Open(address string, o Options) (*Registry, error) {
	if !addressPattern.MatchString(address) {
		return nil, &Error{Kind: BadAddress, Where: address}
	}
	host, folder, _ := strings.Cut(strings.TrimSuffix(address, "/"), "/")
	if folder != "" {
		folder += "/"
	}
	transport := http.DefaultTransport.(*http.Transport).Clone() // its proxy is that of the environment
	transport.ResponseHeaderTimeout = time.Minute
	if o.Proxy != "" {
		proxy, err := url.Parse(o.Proxy)
		if err != nil || proxy.Host == "" || proxy.Scheme != "http" && proxy.Scheme != "https" && proxy.Scheme != "socks5" {
			return nil, &Error{Kind: BadProxy, Where: o.Proxy}
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	if len(o.CA) > 0 {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM(o.CA) {
			return nil, &Error{Kind: BadCA, Where: host}
		}
		transport.TLSClientConfig.RootCAs = pool
	}
	r := &Registry{host: host, folder: folder, plain: o.Plain || Loopback(address), token: strings.HasPrefix(o.Token, hubToken)}
	r.client = &auth.Client{
		Client: &http.Client{Transport: listening{&retry.Transport{Base: bearerOf(patient{transport, cmp.Or(o.Patience, usualPatience)}, r, o.Token), Policy: func() retry.Policy { return again }}, &r.hub}},
		Cache:  auth.NewCache(),
	}
	if o.Agent != "" {
		r.client.SetUserAgent(o.Agent)
	}
	if credential := (auth.Credential{Username: o.User, Password: o.Password, RefreshToken: o.Token}); credential != auth.EmptyCredential && !r.token {
		r.client.Credential = auth.StaticCredential(host, credential)
	}
	return r, nil
}

// Loopback says whether an address is on this machine, to which nobody listens in.
func Loopback(address string) bool {
	host, _, _ := strings.Cut(address, "/")
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

// Ping asks whether there is a registry, and whether it knows the user. It is asked first: an answer to this question has a
// text, and one to what comes later often has not.
func (r *Registry) Ping(ctx context.Context) error {
	registry, err := remote.NewRegistry(r.host)
	if err != nil {
		return &Error{Kind: BadAddress, Where: r.host, Cause: err}
	}
	registry.Client, registry.PlainHTTP = r.client, r.plain
	return r.explain(r.host, registry.Ping(ctx))
}

// repository is where a template is kept.
func (r *Registry) repository(id string) (*remote.Repository, error) {
	name := r.host + "/" + r.folder + id
	repository, err := remote.NewRepository(name)
	if err != nil {
		return nil, &Error{Kind: BadAddress, Where: name, Cause: err}
	}
	repository.Client, repository.PlainHTTP = r.client, r.plain
	repository.TagListMaxPages, repository.ReferrerListMaxPages = 1000, 100
	// Where referrers are a tag, deleting the list that was replaced loses what somebody else has just added to it.
	repository.SkipReferrersGC = true
	return repository, nil
}

// tagOf is how a version is called: a tag must not have a plus sign, and an underscore is in no version.
func tagOf(version string) string { return strings.ReplaceAll(version, "+", "_") }

// versionOf is the version, or the channel, that a tag stands for.
func versionOf(tag string) string { return strings.ReplaceAll(tag, "_", "+") }

func (r *Registry) name(id, reference string) string {
	return fmt.Sprintf("%s/%s%s:%s", r.host, r.folder, id, reference)
}
