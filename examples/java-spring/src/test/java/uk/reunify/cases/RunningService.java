package uk.reunify.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service on a port of its own, with its database in a folder. */
final class RunningService implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    RunningService(Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("cases") + ";AUTO_SERVER=TRUE",
                "--cases.policies=../policies/northshire"));
        settings.addAll(List.of(more));
        context = SpringApplication.run(CasesApplication.class, settings.toArray(String[]::new));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = to(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    JdbcClient database() {
        return context.getBean(JdbcClient.class);
    }

    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder to(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
