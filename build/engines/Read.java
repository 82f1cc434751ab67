import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads .bpmn and .dmn files as Camunda 8 does before it deploys them: by the validators of its own model, and every formula by its own FEEL. */
public class Read {
  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
  private static int formulas, wrong;

  public static void main(String[] files) throws Exception {
    for (String name : files) {
      File file = new File(name);
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document = factory.newDocumentBuilder().parse(file);
      if (name.endsWith(".dmn")) {
        table(file, document);
        continue;
      }
      ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
      new ModelWalker(Bpmn.readModelFromFile(file)).walk(visitor);
      visitor.getValidationResult().getResults().forEach((element, found) -> found.forEach(one -> say(file, element.getAttributeValue("id") + ": " + one.getMessage())));
      process(file, document);
    }
    System.out.println(files.length + " files, " + formulas + " formulas, " + wrong + " wrong");
    System.exit(wrong > 0 || formulas == 0 ? 1 : 0);
  }

  private static void process(File file, Document document) {
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element e = (Element) all.item(i);
      for (int a = 0; a < e.getAttributes().getLength(); a++) {
        formula(file, e, e.getAttributes().item(a).getNodeValue());
      }
      if (e.getElementsByTagName("*").getLength() == 0) formula(file, e, e.getTextContent().trim());
    }
  }

  private static void formula(File file, Element e, String text) {
    if (text.startsWith("=")) judge(file, e, text, FEEL.parseExpression(text.substring(1)));
  }

  private static void table(File file, Document document) {
    NodeList all = document.getElementsByTagNameNS("*", "text");
    for (int i = 0; i < all.getLength(); i++) {
      Element e = (Element) all.item(i).getParentNode();
      String text = all.item(i).getTextContent().trim();
      if (text.isEmpty()) continue;
      judge(file, e, text, e.getLocalName().equals("inputEntry") ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text));
    }
  }

  private static void judge(File file, Element e, String text, ParseResult result) {
    formulas++;
    if (result.isFailure()) say(file, e.getTagName() + " " + text + ": " + result.failure().message());
  }

  private static void say(File file, String message) {
    wrong++;
    System.out.println(file.getName() + ": " + message);
  }
}
