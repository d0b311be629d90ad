package uk.reunify.cases;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the service.
 *
 * @param policies folders of policies, each laid over those before it
 * @param instances how many instances of the module there may be
 * @param tries how often an entry is tried when others write to the same case
 */
@ConfigurationProperties("cases")
public record CasesProperties(
        @DefaultValue List<String> policies,
        @DefaultValue("2") int instances,
        @DefaultValue("20") int tries) {}
