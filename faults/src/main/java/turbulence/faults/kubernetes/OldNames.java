package turbulence.faults.kubernetes;

import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.Capability;

/// The steps that lie in `chaosk8s.actions` and `chaosk8s.probes`: all but one are old names of
/// others.
final class OldNames {
  private OldNames() {}

  static List<Class<? extends Capability>> steps() {
    return List.of(
        AllMicroservicesHealthy.class,
        StartMicroservice.class,
        RemoveServiceEndpoint.class,
        ScaleMicroservice.class,
        KillMicroservice.class,
        MicroserviceAvailableAndHealthy.class,
        MicroserviceIsNotAvailable.class,
        ServiceEndpointIsInitialized.class,
        DeploymentIsFullyAvailable.class,
        DeploymentIsNotFullyAvailable.class,
        ReadMicroservicesLogs.class,
        SecretExists.class);
  }

  /// What to use instead of them, and of what else is deprecated.
  static Map<String, String> successors() {
    return Map.ofEntries(
        Map.entry("chaosk8s.pod.actions:delete_pods", "chaosk8s.pod.actions:terminate_pods"),
        action("start_microservice", "deployment.actions:create_deployment"),
        action("remove_service_endpoint", "service.actions:delete_service"),
        action("scale_microservice", "deployment.actions:scale_deployment"),
        action("kill_microservice", "deployment.actions:delete_deployment"),
        probe("all_microservices_healthy", "pod.probes:all_pods_healthy"),
        probe(
            "microservice_available_and_healthy",
            "deployment.probes:deployment_available_and_healthy"),
        probe("microservice_is_not_available", "pod.probes:pod_is_not_available"),
        probe("service_endpoint_is_initialized", "service.probes:service_is_initialized"),
        probe("deployment_is_fully_available", "deployment.probes:deployment_fully_available"),
        probe(
            "deployment_is_not_fully_available",
            "deployment.probes:deployment_not_fully_available"),
        probe("read_microservices_logs", "pod.probes:read_pod_logs"));
  }

  private static Map.Entry<String, String> action(String old, String successor) {
    return Map.entry("chaosk8s.actions:" + old, "chaosk8s." + successor);
  }

  private static Map.Entry<String, String> probe(String old, String successor) {
    return Map.entry("chaosk8s.probes:" + old, "chaosk8s." + successor);
  }
}
