package uk.reunify.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.reunify.Engine;
import uk.reunify.Plans;
import uk.reunify.Policy;
import uk.reunify.Reunify;
import uk.reunify.ReunifyPool;

/** The plan with its policies, compiled in each instance of a pool. */
@Configuration
class EngineConfiguration {
    @Bean
    ReunifyPool<Engine> engines(CasesProperties properties) {
        return new ReunifyPool<>(properties.instances(), reunify -> engine(reunify, properties.policies()));
    }

    private static Engine engine(Reunify reunify, List<String> folders) {
        try {
            List<Policy> policies = new ArrayList<>();
            for (String folder : folders) {
                policies.add(reunify.loadPolicy(Path.of(folder)));
            }
            return reunify.compile(reunify.loadPlan(Plans.reunification()), policies);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
