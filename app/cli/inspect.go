package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

func (c *console) inspect() *cobra.Command {
	var extract string
	cmd := &cobra.Command{
		Use:   "inspect FILE|-",
		Short: c.say("Show what is in a template package, every byte held against its checksum", "查看模板包内容，并逐一核对校验和"),
		Example: c.say("  sandtable inspect order-1.0.0.sandtable.tar\n  sandtable inspect order-1.0.0.sandtable.tar --extract order\n",
			"  sandtable inspect 订单-1.0.0.sandtable.tar\n  sandtable inspect 订单-1.0.0.sandtable.tar --extract 订单\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runInspect(cmd.Context(), args[0], extract)
		},
	}
	cmd.Flags().StringVar(&extract, "extract", "", c.say("write the files into this new `FOLDER`", "将文件解包到新文件夹 `FOLDER`"))
	return cmd
}

// packageJSON is the answer of inspect in JSON.
type packageJSON struct {
	Digest   string          `json:"digest"`
	Attached int             `json:"attached"` // signatures and the like
	Manifest bundle.Manifest `json:"manifest"`
}

func (c *console) runInspect(ctx context.Context, path, extract string) error {
	b, err := c.packageIn(ctx, path)
	if err != nil {
		return err
	}
	if extract != "" {
		if err := unpack(b, extract); err != nil {
			return err
		}
	}
	if c.json {
		return c.answer(packageJSON{b.Digest().String(), len(b.Attached), b.Manifest})
	}
	return c.print(c.described(b))
}

// unpack writes the parts into a folder that is not there yet. Their names were held to be harmless when the package was read.
func unpack(b *bundle.Bundle, folder string) error {
	if err := vacant(folder); err != nil {
		return problem.New("cli.exists", problem.Say("the folder exists already", "文件夹已存在"), problem.Say("name another one", "请换一个名称")).In(folder)
	}
	for _, p := range b.Parts {
		name := filepath.Join(folder, filepath.FromSlash(p.Path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o750), os.WriteFile(name, p.Content, 0o600)); err != nil {
			return problem.New("cli.write", problem.Say("the file cannot be written: %[1]s", "无法写入文件：%[2]s", reason(err).EN, reason(err).ZH),
				problem.Say("name a folder that you may write to", "请选择有写入权限的文件夹")).In(name).Because(err)
		}
	}
	return nil
}

// described is a package for a screen.
func (c *console) described(b *bundle.Bundle) string {
	m := b.Manifest
	in := func(t bundle.Text) string {
		return problem.Text{EN: cmp.Or(t.EN, t.ZH), ZH: cmp.Or(t.ZH, t.EN)}.In(c.language)
	}
	head := &table{left: 2}
	row := func(name, value string) {
		if value != "" {
			head.row(name, legible(value))
		}
	}
	row(c.say("Template", "模板"), in(m.Name))
	row(c.say("Id", "标识"), m.ID)
	row(c.say("Version", "版本"), m.Version+" ("+c.stateOf(m.State)+")")
	row(c.say("About", "简介"), in(m.Summary))
	row(c.say("Process class", "流程分类（APQC）"), m.ProcessClass)
	row(c.say("Industry", "行业"), m.Industry)
	row(c.say("Digest", "摘要"), b.Digest().String())
	signed := c.say("none", "无")
	if b.Signed() {
		signed = c.say("there is one; “sandtable verify” says whose it is", "有；可用“sandtable verify”验证签署方")
	}
	row(c.say("Signature", "签名"), signed)
	processes := &table{left: 3}
	processes.row(c.say("Process", "流程"), c.say("File", "文件"), c.say("Soundness", "健全性"), c.say("Scenarios", "情景"))
	for _, p := range m.Processes {
		processes.row(fit(in(p.Name), 40), fit(p.File, 40), c.soundnessWord(p.Sound), c.say("%d", "%d", len(p.Scenarios)))
	}
	files := &table{left: 2}
	files.row(c.say("File", "文件"), c.say("Type", "类型"), c.say("Bytes", "字节"))
	for _, f := range m.Files {
		files.row(fit(f.Path, 60), fit(f.Type, 48), c.say("%d", "%d", f.Size))
	}
	return head.String() + "\n" + processes.String() + "\n" + files.String()
}
