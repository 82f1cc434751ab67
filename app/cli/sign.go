package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

func (c *console) sign() *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:     "sign FILE --key FILE.key",
		Short:   c.say("Sign a template package; the signature goes into the file", "签署模板包，签名写入文件中"),
		Example: c.say("  sandtable sign order-1.0.0.sandtable.tar --key acme.key\n", "  sandtable sign 订单-1.0.0.sandtable.tar --key acme.key\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runSign(cmd.Context(), args[0], key)
		},
	}
	cmd.Flags().StringVar(&key, "key", "", c.say("the `FILE` with the key that signs, made by “sandtable key”", "签名用的密钥文件 `FILE`，由“sandtable key”生成"))
	return cmd
}

func (c *console) runSign(ctx context.Context, path, key string) error {
	if key == "" {
		return c.needsKey(".key")
	}
	if path == standardInput {
		return problem.New("cli.sign-pipe", problem.Say("a signature goes into a file, and this is a pipe", "签名要写入文件，而这里是管道"), problem.Say("name the file", "请写出文件名"))
	}
	b, err := c.packageIn(ctx, path)
	if err != nil {
		return err
	}
	k, err := read(ctx, c, key, func(r io.Reader) (*bundle.Key, error) {
		text, err := readAll(r)
		if err != nil {
			return nil, err
		}
		password, err := c.password(c.keyPassword(), false)
		if err != nil {
			return nil, err
		}
		k, err := bundle.OpenKey(text, password)
		return k, badKey(err)
	})
	if err != nil {
		return err
	}
	if err := b.Sign(k); err != nil {
		return err
	}
	signed, err := archived(b)
	if err != nil {
		return err
	}
	if err := keepFile(path, signed); err != nil {
		return err
	}
	if c.json {
		return c.answer(verifiedOf(b, k.Public()))
	}
	return c.print(c.say("%s: %s %s is signed.\n", "%s：%s %s 已签署。\n", path, b.Manifest.ID, b.Manifest.Version))
}

func (c *console) needsKey(ending string) error {
	return problem.New("cli.needs-key", problem.Say("--key is missing", "缺少 --key"), problem.Say("name a file that ends in %s; “sandtable key” makes one", "请指定以 %s 结尾的文件，可用“sandtable key”生成", ending))
}

func (c *console) verify() *cobra.Command {
	var keys []string
	cmd := &cobra.Command{
		Use:   "verify FILE|- --key FILE.pub",
		Short: c.say("Verify that a template package is whole and signed by somebody you trust", "验证模板包完整且由可信方签署"),
		Long: c.say("The exit code is 1 where the package is whole, but signed by none of the keys.",
			"模板包完整但未由所列密钥签署时，退出码为 1。"),
		Example: c.say("  sandtable verify order-1.0.0.sandtable.tar --key acme.pub\n", "  sandtable verify 订单-1.0.0.sandtable.tar --key acme.pub\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runVerify(cmd.Context(), args[0], keys)
		},
	}
	cmd.Flags().StringArrayVar(&keys, "key", nil, c.say("a `FILE` with a public key that you trust; may be repeated", "可信公钥文件 `FILE`；可重复指定"))
	return cmd
}

// verifiedJSON is the answer of verify and sign in JSON.
type verifiedJSON struct {
	ID      string       `json:"id"`
	Version string       `json:"version"`
	State   bundle.State `json:"state"`
	Digest  string       `json:"digest"`
	Signed  bool         `json:"signed"` // by anybody
	By      []string     `json:"by"`     // hints of those keys of the command that have signed it
}

func verifiedOf(b *bundle.Bundle, keys ...*bundle.PublicKey) verifiedJSON {
	v := verifiedJSON{ID: b.Manifest.ID, Version: b.Manifest.Version, State: b.Manifest.State, Digest: b.Digest().String(), Signed: b.Signed(), By: []string{}}
	for _, k := range keys {
		if b.SignedBy(k) {
			v.By = append(v.By, k.Hint())
		}
	}
	return v
}

func (c *console) runVerify(ctx context.Context, path string, files []string) error {
	if len(files) == 0 {
		return c.needsKey(".pub")
	}
	var keys []*bundle.PublicKey
	for _, file := range files {
		k, err := c.publicKey(ctx, file)
		if err != nil {
			return err
		}
		keys = append(keys, k)
	}
	b, err := c.packageIn(ctx, path)
	if err != nil {
		return err
	}
	v := verifiedOf(b, keys...)
	if len(v.By) == 0 {
		c.code = Findings
	}
	if c.json {
		return c.answer(v)
	}
	said := c.say("whole, and signed by a key that you trust", "完整，且由可信密钥签署")
	switch {
	case len(v.By) == 0 && v.Signed:
		said = c.say("whole, but signed by somebody else: none of these keys made the signature", "完整，但由其他人签署：签名不属于所列密钥")
	case len(v.By) == 0:
		said = c.say("whole, but not signed", "完整，但未签署")
	}
	return c.print(c.say("%s: %s %s (%s): %s\n", "%s：%s %s（%s）：%s\n", nameOf(path), v.ID, v.Version, c.stateOf(v.State), said))
}
