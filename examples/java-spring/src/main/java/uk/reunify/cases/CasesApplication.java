package uk.reunify.cases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** A small case service. */
@SpringBootApplication
@EnableConfigurationProperties(CasesProperties.class)
public class CasesApplication {
    /**
     * Starts it.
     *
     * @param arguments those of Spring Boot
     */
    public static void main(String[] arguments) {
        // H2 would let other machines, too, reach its file.
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "localhost");
        }
        SpringApplication.run(CasesApplication.class, arguments);
    }
}
