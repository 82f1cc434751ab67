package docx

import (
	"fmt"
	"math"

	"sandtable/engine/handbook"
	"sandtable/engine/metafile"
)

// media are the relations of a picture: as a metafile for everybody, and as SVG for Word since 2016.
type media struct{ metafile, svg string }

// emu is the unit of drawings: 9525 make a pixel.
const emu = 9525

// figure writes a picture with its caption. Parts of one picture are cropped from the same file.
func (b *body) figure(f *handbook.Figure) error {
	m, err := b.pictured(f)
	if err != nil {
		return err
	}
	wide, high, crop := f.Width, f.Height, ""
	if p := f.Part; p != nil {
		wide, high = p.Width, p.Height
		cut := func(before, after, whole float64) (int, int) {
			share := func(v float64) int { return int(math.Round(max(0, v) / whole * 100000)) }
			return share(before), share(whole - after)
		}
		left, right := cut(p.X, p.X+p.Width, f.Width)
		top, bottom := cut(p.Y, p.Y+p.Height, f.Height)
		crop = fmt.Sprintf(`<a:srcRect l="%d" t="%d" r="%d" b="%d"/>`, left, top, right, bottom)
	}
	scale := min(f.Scale, float64(b.available)/15/wide) // 15 twips make a pixel
	cx, cy := int(wide*scale*emu), int(high*scale*emu)
	b.drawings++
	b.print(`<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="Picture %[3]d" descr="%[4]s"/>`+
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="Picture %[3]d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%[5]s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">`+
		`<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%[6]s"/></a:ext></a:extLst></a:blip>%[7]s<a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
		cx, cy, b.drawings, escaped(f.Alt), m.metafile, m.svg, crop)
	runs := run(f.Caption.First, look{})
	if f.Caption.Second != "" {
		runs += run("\n"+f.Caption.Second, look{})
	}
	b.paragraph("Caption", runs)
	return nil
}

// pictured puts a picture into the archive, once.
func (b *body) pictured(f *handbook.Figure) (media, error) {
	if m, ok := b.media[f.Picture]; ok {
		return m, nil
	}
	emf, err := metafile.Of(f.SVG)
	if err != nil {
		return media{}, fmt.Errorf("draw “%s” for Word: %w", f.Alt, err)
	}
	add := func(ending string, content []byte) string {
		name := fmt.Sprintf("media/picture%d.%s", f.Picture, ending)
		b.files = append(b.files, part{"word/" + name, string(content)})
		return b.relate(`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="` + name + `"`)
	}
	m := media{add("emf", emf), add("svg", f.SVG)}
	b.media[f.Picture] = m
	return m, nil
}
