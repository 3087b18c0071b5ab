package turbulence.simulator.clients;

/// Manifests that tests bring in.
final class Texts {
  static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: storms.weather.example.com}
      spec:
        group: weather.example.com
        scope: Namespaced
        names: {plural: storms, singular: storm, kind: Storm, shortNames: [st]}
        versions:
          - name: v1
            served: true
            storage: true
            additionalPrinterColumns:
              - {name: Force, type: integer, jsonPath: .spec.force}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      force: {type: integer, maximum: 12, description: How strong it blows.}
                      name: {type: string, default: nameless}
      """;

  static final String SEVERAL =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: several}
      data: {a: "1"}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: several}
      stringData: {word: sec}
      """;

  private Texts() {}

  static String deployment(String name, int replicas) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: NAME, namespace: default, labels: {app: NAME}}
    spec:
      replicas: COUNT
      selector: {matchLabels: {app: NAME}}
      template:
        metadata: {labels: {app: NAME}}
        spec:
          terminationGracePeriodSeconds: 5
          containers:
            - name: web
              image: nginx:1.27
              ports: [{containerPort: 80}]
              readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1}
    """
        .replace("NAME", name)
        .replace("COUNT", Integer.toString(replicas));
  }

  static String budget(String name, int least) {
    return """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: NAME, namespace: default}
    spec:
      minAvailable: COUNT
      selector: {matchLabels: {app: NAME}}
    """
        .replace("NAME", name)
        .replace("COUNT", Integer.toString(least));
  }
}
