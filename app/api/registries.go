package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// RegistryPath names the registry that a request is about.
type RegistryPath struct {
	ID app.RegistryID `path:"id"`
}

// RegistryList is every configured registry, and where logins are kept.
type RegistryList struct {
	Items   []app.Registry `json:"items" nullable:"false"`
	Secrets string         `json:"secrets" enum:"keyring,file" doc:"Where passwords and keys are kept on this computer"`
	File    string         `json:"file" doc:"That file, where they are in one"`
}

// RegistryEdit is a registry as somebody has filled it in.
type RegistryEdit struct {
	Name    string `json:"name"`
	Address string `json:"address" doc:"Host, port and folder: harbor.acme.com/templates"`
	CA      string `json:"ca,omitempty" doc:"Authorities that are trusted besides the system's, in PEM"`
	Proxy   string `json:"proxy,omitempty" doc:"URL of a proxy"`
}

// RegistryLogin is what it takes to log in. It is kept by the operating system, and never told again.
type RegistryLogin struct {
	User     string `json:"user"`
	Password string `json:"password,omitempty"`
	Token    string `json:"token,omitempty" doc:"Instead of a password"`
}

// KeyMaking is a pair of keys that shall be made.
type KeyMaking struct {
	Name       string `json:"name"`
	Passphrase string `json:"passphrase" doc:"Encrypts the private half; 8 characters at least"`
	Sealed     string `json:"sealed,omitempty" doc:"Instead of a new one: a key of “sandtable key” or cosign, which the passphrase opens"`
}

// KeyTrust is a public key that shall be trusted.
type KeyTrust struct {
	Name string `json:"name"`
	PEM  string `json:"pem"`
}

// KeyFile is a private key as a file, encrypted by its passphrase.
type KeyFile struct {
	Text string `json:"text"`
}

func (r *routes) registries() {
	const all, one = "/api/registries", "/api/registries/{id}"
	handle(r, operation(http.MethodGet, all, "listRegistries", "Where templates are published and come from"),
		func(ctx context.Context, _ *none) (*body[RegistryList], error) {
			found, err := r.app.Registries.List(ctx)
			place, file := r.app.Registries.Secrets()
			return answer(RegistryList{listed(found), string(place), file}, err)
		})
	put := func(ctx context.Context, id app.RegistryID, e RegistryEdit) (*body[app.Registry], error) {
		kept := app.Registry{ID: id, Name: e.Name, Address: e.Address, CA: e.CA, Proxy: e.Proxy}
		if id != "" {
			known, err := r.app.Registries.Get(ctx, id)
			if err != nil {
				return nil, err
			}
			kept.Login = known.Login
		}
		return answer(r.app.Registries.Put(ctx, kept))
	}
	handle(r, withStatus(operation(http.MethodPost, all, "addRegistry", "Add a registry"), http.StatusCreated),
		func(ctx context.Context, in *struct{ Body RegistryEdit }) (*body[app.Registry], error) {
			return put(ctx, "", in.Body)
		})
	handle(r, operation(http.MethodPut, one, "changeRegistry", "Change a registry"),
		func(ctx context.Context, in *struct {
			RegistryPath
			Body RegistryEdit
		}) (*body[app.Registry], error) {
			return put(ctx, in.ID, in.Body)
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "removeRegistry", "Forget a registry and its login"), http.StatusNoContent),
		func(ctx context.Context, in *RegistryPath) (*none, error) {
			return nil, r.app.Registries.Delete(ctx, in.ID)
		})
	handle(r, withStatus(operation(http.MethodPost, one+"/ping", "pingRegistry", "Ask whether a registry answers and knows the login"), http.StatusNoContent),
		func(ctx context.Context, in *RegistryPath) (*none, error) {
			return nil, r.app.Registries.Ping(ctx, in.ID)
		})
	handle(r, withStatus(operation(http.MethodPut, one+"/login", "logIn", "Keep a password or a token for a registry, after asking it"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			RegistryPath
			Body RegistryLogin
		}) (*none, error) {
			_, err := r.app.Registries.LogIn(ctx, in.ID, in.Body.User, in.Body.Password, in.Body.Token)
			return nil, err
		})
	handle(r, withStatus(operation(http.MethodDelete, one+"/login", "logOut", "Forget the login of a registry"), http.StatusNoContent),
		func(ctx context.Context, in *RegistryPath) (*none, error) {
			return nil, r.app.Registries.LogOut(ctx, in.ID)
		})
	r.keys()
}

func (r *routes) keys() {
	const all = "/api/keys"
	handle(r, operation(http.MethodGet, all, "listKeys", "Whose signatures are trusted"),
		func(ctx context.Context, _ *none) (*body[list[app.Signer]], error) {
			return answerList(r.app.Signing.List(ctx))
		})
	handle(r, withStatus(operation(http.MethodPost, all, "makeKey", "Make a pair of keys, or bring one in"), http.StatusCreated),
		func(ctx context.Context, in *struct{ Body KeyMaking }) (*body[app.Signer], error) {
			if in.Body.Sealed != "" {
				return answer(r.app.Signing.BringIn(ctx, in.Body.Name, []byte(in.Body.Sealed), in.Body.Passphrase))
			}
			return answer(r.app.Signing.Make(ctx, in.Body.Name, in.Body.Passphrase))
		})
	handle(r, withStatus(operation(http.MethodPost, all+"/trusted", "trustKey", "Trust a public key"), http.StatusCreated),
		func(ctx context.Context, in *struct{ Body KeyTrust }) (*body[app.Signer], error) {
			return answer(r.app.Signing.Trust(ctx, in.Body.Name, []byte(in.Body.PEM)))
		})
	type hint struct {
		Hint string `query:"hint" required:"true" doc:"Names the key; it has signs that a path cannot have"`
	}
	handle(r, withStatus(operation(http.MethodDelete, all, "distrustKey", "End the trust in a key, and delete its private half"), http.StatusNoContent),
		func(ctx context.Context, in *hint) (*none, error) {
			return nil, r.app.Signing.Distrust(ctx, in.Hint)
		})
	handle(r, operation(http.MethodGet, all+"/file", "keyFile", "A private key as a file, encrypted by its passphrase"),
		func(_ context.Context, in *hint) (*body[KeyFile], error) {
			text, err := r.app.Signing.SealedKey(in.Hint)
			return answer(KeyFile{text}, err)
		})
}
