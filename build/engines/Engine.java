import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** A process engine in memory, with its REST API: whichever stands on the class path. The port comes as -Dserver.port. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Engine {
  public static void main(String[] args) {
    SpringApplication.run(Engine.class, args);
  }
}
