package uk.reunify.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service in this process, on a port of its own, with its database in a folder. */
final class RunningService extends Calls {
    private final ConfigurableApplicationContext context;

    RunningService(Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cases"),
                "--cases.policies=../policies/northshire"));
        settings.addAll(List.of(more));
        context = SpringApplication.run(CasesApplication.class, settings.toArray(String[]::new));
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    @Override
    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
