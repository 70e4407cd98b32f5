import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j inside this process: arguments are its home folder and its configuration file. Prints READY when it answers. */
public class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .loadPropertiesFromFile(Path.of(arguments[1]))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        System.out.println("READY");
        // Whoever started this holds its input open; when they are gone, so is the server.
        while (System.in.read() != -1) { }
        System.exit(0);
    }
}
