{{- /*
What the operator may do in a namespace. The one list for the ClusterRole and for the Roles of watchNamespaces, so that
the two ways of installing cannot differ; config/rbac/cluster_role.yaml repeats it, and a test compares them.
No rule has a wildcard.
*/}}
{{- define "ringcentral-okta-operator.rules" -}}
# The custom resources: read, once more just before a removal; finalizers and annotations are written, never a spec.
- apiGroups: [ringcentral-okta.dev]
  resources: [ringcentralintegrations, appassignments]
  verbs: [get, list, watch, patch]
- apiGroups: [ringcentral-okta.dev]
  resources: [provisioningsettings]
  verbs: [list, watch]
- apiGroups: [ringcentral-okta.dev]
  resources: [ringcentralintegrations/status, provisioningsettings/status, appassignments/status]
  verbs: [patch]
# Owner references on token Secrets and on ConfigMaps, which lead to the integration, where the cluster enforces them (as OpenShift does).
- apiGroups: [ringcentral-okta.dev]
  resources: [ringcentralintegrations/finalizers]
  verbs: [update]
# Credential Secrets are read, token Secrets are kept. The names come from the custom resources and are not known here,
# so resourceNames cannot narrow this. list and watch: a rotated credential is taken up at once, not at the next
# resync. To bound what the operator can read, set watchNamespaces.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, update, delete]
# The SAML metadata and certificate for the RingCentral administrator; the count of removals, and whose account is which where
# the operator pushes people itself: both must survive a restart.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, update]
- apiGroups: [""]
  resources: [events]
  verbs: [get, create, patch]
{{- end }}

{{- /* Cluster-scoped, so never part of a Role: the labels that `allowedNamespaces.from: Selector` selects by. */}}
{{- define "ringcentral-okta-operator.namespaceRules" -}}
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get]
{{- end }}

{{- define "ringcentral-okta-operator.subjects" -}}
- kind: ServiceAccount
  name: {{ include "ringcentral-okta-operator.serviceAccountName" . }}
  namespace: {{ .Release.Namespace | quote }}
{{- end }}
