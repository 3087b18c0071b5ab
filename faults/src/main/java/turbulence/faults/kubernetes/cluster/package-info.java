/// What can be asked of a Kubernetes API, in JSON trees: paths, pages, watches, patches, retries,
/// errors. Why somebody asks is not known here, nor how a cluster is found.
@NullMarked
package turbulence.faults.kubernetes.cluster;

import org.jspecify.annotations.NullMarked;
